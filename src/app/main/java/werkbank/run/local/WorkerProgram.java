package werkbank.run.local;

/**
 * The program that a worker JVM runs.
 *
 * @param classPath as for {@code java -cp}
 * @param main name of the class whose {@code main} is the worker
 */
public record WorkerProgram(String classPath, String main) {

    /** A worker with the class path of this process. */
    public static WorkerProgram here() {
        return here(WorkerMain.class);
    }

    static WorkerProgram here(Class<?> main) {
        return new WorkerProgram(System.getProperty("java.class.path"), main.getName());
    }
}
