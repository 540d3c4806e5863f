-- Pictures of the training images for the report, which may be written where the images are not.
ALTER TABLE study ADD COLUMN gallery CHARACTER LARGE OBJECT;
COMMENT ON COLUMN study.gallery IS 'JSON: pictures of each class and what augmentation does; NULL until a search has ended';
