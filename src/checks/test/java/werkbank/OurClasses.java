package werkbank;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes of all modules, read once for all checks. */
final class OurClasses {
    /** Those of tests too. */
    static final JavaClasses ALL = new ClassFileImporter().importPackages("werkbank");

    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    private OurClasses() {}

    /** Whether a class is none of tests. */
    static boolean isMain(JavaClass type) {
        return type.getSource()
                .map(source -> Location.of(source.getUri()))
                .filter(location -> NO_TESTS.includes(location) && !location.contains("-tests.jar"))
                .isPresent();
    }
}
