package werkbank.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import werkbank.ensemble.Prediction;

/** As docs/predict.md shows it. */
public final class ClassifierExample {
    private ClassifierExample() {}

    public static String answer(Path zip, Path image) throws IOException {
        try (Classifier classifier = Classifier.open(zip)) {
            Prediction prediction = classifier.classify(Files.readAllBytes(image));
            return String.format(
                    Locale.ROOT, "%d with %.1f %%", prediction.predicted(), 100 * prediction.probability());
        }
    }
}
