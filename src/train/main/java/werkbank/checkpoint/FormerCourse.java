package werkbank.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import werkbank.WerkbankException;
import werkbank.file.Json;

/**
 * Reads a course that any version has written. In older ones the components of the best checkpoint stand in the outcome
 * itself, its epoch as {@code bestEpoch}.
 */
final class FormerCourse {
    private FormerCourse() {}

    /** @throws WerkbankException when it is no course */
    static TrainingState.Course read(String json) {
        try {
            JsonNode course = Json.mapper().readTree(json);
            if (course.path("best") instanceof ObjectNode outcome && outcome.has("bestEpoch")) {
                ObjectNode checkpoint = outcome.deepCopy();
                checkpoint.set("epoch", checkpoint.get("bestEpoch"));
                outcome.set("best", checkpoint);
            }
            return Json.mapper().treeToValue(course, TrainingState.Course.class);
        } catch (JsonProcessingException e) {
            throw new WerkbankException("can't read Course from JSON", e);
        }
    }
}
