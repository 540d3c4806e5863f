package werkbank.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import werkbank.ensemble.Prediction;

/** As docs/predict.md shows it. */
public final class ClassifierExample {
    private ClassifierExample() {}

    public static String answer(Path zip, Path image) throws IOException {
        try (Classifier classifier = Classifier.open(zip)) {
            Prediction prediction = classifier.classify(Files.readAllBytes(image));
            return "%d with %.1f %%".formatted(prediction.predicted(), 100 * prediction.probability());
        }
    }
}
