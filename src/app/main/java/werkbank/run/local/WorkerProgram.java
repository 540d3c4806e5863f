package werkbank.run.local;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program that a worker JVM runs.
 *
 * @param classPath as for {@code java -cp}
 * @param main name of the class whose {@code main} is the worker
 */
public record WorkerProgram(String classPath, String main) {
    /** How the jars begin that read networks of other libraries; workers get these as zips of ours. */
    private static final List<String> OF_IMPORTS = List.of("werkbank-keras", "deeplearning4j-modelimport", "hdf5-");

    /** A worker with the class path of this process, without what no worker needs. */
    public static WorkerProgram here() {
        return here(WorkerMain.class);
    }

    static WorkerProgram here(Class<?> main) {
        return new WorkerProgram(forWorkers(System.getProperty("java.class.path")), main.getName());
    }

    static String forWorkers(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> OF_IMPORTS.stream().noneMatch(new File(entry).getName()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
