package werkbank.run.spark;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialRunnerContract;

class SparkRunnerContractIT extends TrialRunnerContract {
    private static JavaSparkContext spark;

    @BeforeAll
    static void startCluster() {
        spark = LocalCluster.start("local-cluster[3,1,512]");
    }

    @AfterAll
    static void stopCluster() {
        spark.close();
    }

    @Override
    protected TrialRunner open() {
        return new SparkRunner(spark, LocalCluster.SCRIPTED, Optional.empty());
    }
}
