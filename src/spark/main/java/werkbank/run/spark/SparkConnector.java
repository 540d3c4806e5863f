package werkbank.run.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.Cluster;
import werkbank.run.local.WorkerProgram;

/** Begins Spark applications. */
public final class SparkConnector implements Cluster.Connector {
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    private static final long QUIET_MILLIS = 2_500;

    /** The memory of an executor itself, which trains nothing. */
    private static final String EXECUTOR_MEMORY = "512m";

    /** Garbage in a worker's heap that nobody has counted. */
    private static final int GARBAGE_MIB = 512;

    private static final String PLUGINS = "spark.plugins";

    /** The newest Java that Spark runs on: {@code Subject.getSubject}, which its Hadoop asks, refuses from 23 on. */
    private static final int LAST_JAVA = 22;

    private static final String SPARK = org.apache.spark.package$.MODULE$.SPARK_VERSION();

    @Override
    public Cluster connect(Cluster.Wish wish) {
        checkJava(Runtime.version().feature());
        SparkConf conf = configuration(wish);
        ExecutorFleet.FLEET.clear();
        JavaSparkContext spark = start(conf);
        boolean connected = false;
        try {
            String versions = await(spark);
            wish.data().files().forEach(file -> spark.addFile(file.toUri().toString()));
            TaskNeeds needs = TaskNeeds.of(conf);
            connected = true;
            return new SparkCluster(spark, needs, share(needs, wish), wish.storage(), versions);
        } finally {
            if (!connected) {
                spark.close();
            }
        }
    }

    /** Configures Spark: what the user has set comes first, then what spark-submit and the cluster's own files say. */
    private static SparkConf configuration(Cluster.Wish wish) {
        SparkConf conf = new SparkConf();
        wish.settings().forEach(conf::set);
        if (!wish.master().isEmpty()) {
            conf.setMaster(wish.master());
        }
        conf.setIfMissing("spark.app.name", wish.application());
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.executor.memory", EXECUTOR_MEMORY);
        conf.setIfMissing("spark.executor.memoryOverhead", overheadMiB(conf, wish) + "m");
        String plugin = TrialPlugin.class.getName();
        conf.set(PLUGINS, conf.contains(PLUGINS) ? conf.get(PLUGINS) + "," + plugin : plugin);
        if (needsJar(conf)) {
            conf.set("spark.jars", jar().toString());
        }
        return conf;
    }

    /** The workers beside an executor, one for each of its tasks. */
    private static long overheadMiB(SparkConf conf, Cluster.Wish wish) {
        try {
            return Math.max(1, TaskNeeds.of(conf).places(conf)) * (wish.workerMiB() + GARBAGE_MIB);
        } catch (NumberFormatException e) {
            throw new InputException(e.getMessage() + "; it must be a number", e);
        }
    }

    /** Executors on this machine start with the class path of this process. */
    private static boolean needsJar(SparkConf conf) {
        return !conf.contains("spark.jars") && !conf.get("spark.master", "").startsWith("local");
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("werkbank.home", ""), "target", "werkbank-spark.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s is missing, which executors need; build it with: mvn -Pfast,spark-jar -Dmaven.test.skip=true package",
                    jar));
        }
        return jar;
    }

    private static JavaSparkContext start(SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (RuntimeException e) {
            throw unreachable(conf, e.getMessage(), e);
        }
    }

    private static InputException unreachable(SparkConf conf, String why, Throwable cause) {
        return new InputException(
                String.format(
                        Locale.ROOT,
                        "no Spark application could begin at '%s' (%s); this build speaks Spark %s with Scala 2.13",
                        conf.get("spark.master", ""),
                        why,
                        SPARK),
                cause);
    }

    /**
     * Waits for executors.
     *
     * @return what they run
     */
    private static String await(JavaSparkContext spark) {
        try {
            ExecutorFleet.FLEET.await(LONGEST_WAIT_MILLIS, QUIET_MILLIS, spark.sc()::isStopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WerkbankException("interrupted while waiting for executors", e);
        }
        if (spark.sc().isStopped()) {
            throw unreachable(spark.getConf(), "it doesn't answer, or not as this version of Spark does", null);
        }
        List<ExecutorMessage.Hello> hellos = ExecutorFleet.FLEET.hellos();
        if (hellos.isEmpty()) {
            throw nobody(spark.master());
        }
        hellos.forEach(SparkConnector::checkVersion);
        ExecutorMessage.Hello one = hellos.get(0);
        return String.format(Locale.ROOT, "Spark %s, Java %d", one.spark(), one.java());
    }

    private static InputException nobody(String master) {
        String what = ExecutorFleet.FLEET.executors() == 0
                ? "no executor came to"
                : "no executor that understands this one came to";
        return new InputException(String.format(
                Locale.ROOT,
                "%s '%s' in %d s%s; they need Spark %s with Scala 2.13, Java 17 to %d, and free cores",
                what,
                master,
                LONGEST_WAIT_MILLIS / 1000,
                ExecutorFleet.FLEET
                        .lastLoss()
                        .map(loss -> " (the last one: " + loss + ")")
                        .orElse(""),
                SPARK,
                LAST_JAVA));
    }

    static void checkJava(int version) {
        if (version > LAST_JAVA) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Spark %s doesn't run on Java %d, here and on executors; set JAVA_HOME to a Java from 17 to %d",
                    SPARK,
                    version,
                    LAST_JAVA));
        }
    }

    static void checkVersion(ExecutorMessage.Hello hello) {
        if (!majorMinor(hello.spark()).equals(majorMinor(SPARK))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the cluster's Spark doesn't fit: executor %s has Spark %s, and this build speaks %s",
                    hello.executor(),
                    hello.spark(),
                    SPARK));
        }
    }

    private static String majorMinor(String version) {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1) + 1);
    }

    private static ExecutorShare share(TaskNeeds needs, Cluster.Wish wish) {
        return new ExecutorShare(
                needs.cores(),
                wish.heapMiB(),
                Math.toIntExact(wish.workerMiB()),
                wish.engine(),
                WorkerProgram.here().main());
    }
}
