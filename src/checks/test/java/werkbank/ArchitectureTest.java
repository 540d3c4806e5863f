package werkbank;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.Format;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom, and which library lives where. A new room or a new use needs a row here. */
class ArchitectureTest {
    /** If fewer are found, the rules pass on nothing. */
    private static final int LEAST_CLASSES = 400;

    private static final int LEAST_ROOMS = 30;

    private static final JavaClasses WERKBANK =
            OurClasses.ALL.that(DescribedPredicate.describe("no tests", OurClasses::isMain));

    private static final List<Room> ROOMS = Room.all();

    private static final String[] PURE = {
        "werkbank.space", "werkbank.recipe..", "werkbank.option", "werkbank.experiment..", "werkbank.metric"
    };

    @Test
    void thereAreClassesToCheck() {
        assertThat(WERKBANK).hasSizeGreaterThan(LEAST_CLASSES);
        assertThat(ROOMS).hasSizeGreaterThan(LEAST_ROOMS);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void aRoomUsesOnlyTheRoomsOfItsRow(Room room) {
        check(noClasses()
                .that()
                .resideInAPackage(room.path())
                .should()
                .dependOnClassesThat(
                        resideInAPackage("werkbank..").and(not(resideInAnyPackage(room.everythingAllowed(ROOMS))))));
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void whatARowAllowsIsUsed(Room room) {
        Set<String> used = WERKBANK.that(resideInAPackage(room.path())).stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .collect(Collectors.toSet());
        assertThat(used)
                .containsAll(room.others().stream().map("werkbank."::concat).toList());
    }

    @Test
    void everyClassIsInARoom() {
        String[] known = Stream.concat(Stream.of("werkbank"), ROOMS.stream().map(Room::path))
                .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(known));
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void aRoomIsInTheModuleOfItsRow(Room room) {
        assertThat(Path.of("src", room.module(), "main/java", room.path().replace('.', '/')))
                .isDirectory();
    }

    @Test
    void nothingOfOursIsUsedByWhatAllMayUse() {
        check(noClasses()
                .that()
                .resideInAPackage("werkbank")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("werkbank.*.."));
    }

    /** Calls whose answer depends on the user's language or region; each has a form that takes a locale. */
    private static boolean dependsOnTheLocale(JavaCall<?> call) {
        Class<?>[] parameters = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::reflect)
                .toArray(Class<?>[]::new);
        if (List.of(parameters).contains(Locale.class)) {
            return false;
        }
        JavaClass owner = call.getTargetOwner();
        String name = call.getName();
        if (owner.isEquivalentTo(String.class)) {
            return Set.of("format", "formatted", "toLowerCase", "toUpperCase").contains(name);
        }
        if (owner.isAssignableTo(PrintStream.class) || owner.isAssignableTo(PrintWriter.class)) {
            return Set.of("format", "printf").contains(name);
        }
        if (owner.isAssignableTo(DateTimeFormatter.class)) {
            return name.startsWith("ofPattern") || name.startsWith("ofLocalized");
        }
        return owner.isAssignableTo(Locale.class) && name.equals("getDefault")
                || owner.isAssignableTo(Format.class) && (name.startsWith("get") || name.equals("<init>"))
                || owner.isAssignableTo(Formatter.class) && name.equals("<init>")
                || owner.isAssignableTo(Scanner.class) && name.equals("<init>");
    }

    @Test
    void nothingIsWrittenOrReadInTheUsersLocale() {
        check(noClasses()
                .should()
                .callCodeUnitWhere(describe(
                        "depends on the user's locale; give Locale.ROOT", ArchitectureTest::dependsOnTheLocale)));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("werkbank.(**)").should().beFreeOfCycles());
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                library(List.of("org.deeplearning4j.arbiter.."), "werkbank.search.."),
                library(
                        List.of("org.deeplearning4j..", "org.nd4j.."),
                        "werkbank.search..",
                        "werkbank.engine.dl4j",
                        "werkbank.engine.onednn",
                        "werkbank.engine.keras"),
                library(
                        List.of("org.bytedeco.."),
                        "werkbank.engine.dl4j",
                        "werkbank.engine.onednn",
                        "werkbank.engine.cpu",
                        "werkbank.engine.cuda"),
                library(
                        List.of("org.h2..", "org.jdbi..", "org.flywaydb..", "java.sql..", "javax.sql.."),
                        "werkbank.store"),
                library(List.of("org.yaml..", "com.fasterxml.jackson.dataformat.yaml.."), "werkbank.space.yaml"),
                library(List.of("com.drew.."), "werkbank.picture"),
                library(List.of("org.tribuo..", "com.oracle.labs.."), "werkbank.report.influence"),
                library(List.of("org.apache.spark..", "org.apache.hadoop..", "scala.."), "werkbank.run.spark"),
                library(List.of("picocli.."), "werkbank.cli"));
    }

    private static Arguments library(List<String> library, String... rooms) {
        return Arguments.of(library, List.of(rooms));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void librariesStayInTheirRooms(List<String> library, List<String> rooms) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyLibraryIsUsedInItsRoom(List<String> library, List<String> rooms) {
        for (String room : rooms) {
            assertThat(WERKBANK.that(resideInAPackage(room)))
                    .as("classes in %s that use %s", room, library)
                    .anyMatch(c -> c.getDirectDependenciesFromSelf().stream().anyMatch(dependency -> library.stream()
                            .anyMatch(name -> resideInAPackage(name).test(dependency.getTargetClass()))));
        }
    }

    /** WorkerLoop takes standard output for the protocol and halts a worker whose parent has gone. */
    @Test
    void onlyTheCommandLineAndWorkersPrintOrExit() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("werkbank.cli")
                .and()
                .doNotHaveFullyQualifiedName("werkbank.run.local.WorkerMain")
                .and()
                .doNotHaveFullyQualifiedName("werkbank.run.local.WorkerLoop")
                .and()
                .doNotHaveFullyQualifiedName("werkbank.run.local.SpeedMain")
                .should()
                .accessTargetWhere(accesses("standard output", System.class, Set.of("out", "setOut", "exit")))
                .orShould()
                .accessTargetWhere(accesses("the end of the JVM", Runtime.class, Set.of("exit", "halt")))
                .orShould()
                .accessTargetWhere(accesses("standard output", FileDescriptor.class, Set.of("out"))));
    }

    @Test
    void processesTalkJsonNotJavaSerialisation() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class));
    }

    @Test
    void pureRoomsReadNoClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(calls(
                        "a clock",
                        call -> call.getName().equals("now")
                                || call.getTargetOwner().isEquivalentTo(Clock.class)
                                || Set.of("currentTimeMillis", "nanoTime").contains(call.getName())
                                || isNewDate(call)))
                .orShould()
                .callConstructorWhere(calls("a clock", ArchitectureTest::isNewDate)));
    }

    private static boolean isNewDate(JavaCall<?> call) {
        return call.getTargetOwner().isEquivalentTo(java.util.Date.class)
                && call.getTarget().getRawParameterTypes().isEmpty();
    }

    @Test
    void pureRoomsStartNoThread() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadFactory.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Executor.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Executors.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.CompletableFuture.class)
                .orShould()
                .callMethodWhere(calls("parallel streams", call -> Set.of("parallel", "parallelStream")
                        .contains(call.getName()))));
    }

    @Test
    void pureRoomsDrawNoUnseededNumber() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.security.SecureRandom.class)
                .orShould()
                .callMethodWhere(calls(
                        "an unseeded generator",
                        call -> Set.of("random", "randomUUID").contains(call.getName())
                                || call.getName().equals("shuffle")
                                        && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .size()
                                                == 1))
                .orShould()
                .callConstructorWhere(calls(
                        "an unseeded generator",
                        call -> Set.of(Random.class.getName(), SplittableRandom.class.getName())
                                        .contains(call.getTargetOwner().getName())
                                && call.getTarget().getRawParameterTypes().isEmpty())));
    }

    @Test
    void whatIsThrownHasANameOfItsOwn() {
        DescribedPredicate<JavaClass> nameless = describe("a nameless exception", c -> Set.of(
                        RuntimeException.class.getName(),
                        Exception.class.getName(),
                        Error.class.getName(),
                        Throwable.class.getName())
                .contains(c.getName()));
        check(noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .should()
                .callConstructorWhere(calls("of a nameless exception", call -> nameless.test(call.getTargetOwner()))));
    }

    private static DescribedPredicate<JavaCall<?>> calls(
            String what, java.util.function.Predicate<JavaCall<?>> predicate) {
        return describe(what, predicate);
    }

    private static DescribedPredicate<JavaAccess<?>> accesses(String what, Class<?> owner, Set<String> names) {
        return describe(
                what,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && names.contains(access.getTarget().getName()));
    }

    private static void check(ArchRule rule) {
        rule.check(WERKBANK);
    }
}
