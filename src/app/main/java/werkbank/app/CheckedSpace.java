package werkbank.app;

import werkbank.dataset.ReadingProgress;
import werkbank.search.Feasibility;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;

/**
 * A search space with its images, checked as far as it can be before anything is trained.
 *
 * @param space on these images
 * @param feasible how much of it keeps its constraints
 */
public record CheckedSpace(SearchSpace space, StudyData data, Feasibility feasible) {

    /**
     * Reads the images, and checks that networks, images and the sealed test fit.
     *
     * @param read the space as its file has it
     * @param study that the space is for, and that goes on without the pictures that it was begun without
     * @param skipUnreadable whether pictures that can't be read are left out in any case
     * @throws werkbank.InputException when images are missing, damaged or too few, networks don't fit them, or no
     *     configuration keeps the constraints
     */
    public static CheckedSpace of(SearchSpace read, BegunStudy study, boolean skipUnreadable, ReadingProgress reading) {
        read.checkData();
        DataSpec images = skipUnreadable ? read.data().skippingUnreadable() : study.images(read.data());
        StudyData data = StudyData.read(images, reading).requireFittingTest();
        SearchSpace space = data.fit(read);
        space.checkFits(data.images().shape());
        space.checkClasses(data.images().classes());
        return new CheckedSpace(space, data, Feasibility.require(space));
    }

    /** The network that its trials start from, to be found. */
    public StartingPoint start(Workspace workspace) {
        return new StartingPoint(workspace, space, data);
    }

    /** The memory that a worker needs for its trials. */
    public MemoryNeed need(TrainingEngine training) {
        return MemoryNeed.of(training.engine(), space, data.images());
    }
}
