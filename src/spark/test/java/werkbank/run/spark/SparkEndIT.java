package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static werkbank.experiment.ScriptedTrainer.COMPLETE;
import static werkbank.experiment.ScriptedTrainer.ENDLESS;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.WorkerException;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialState;

/** A Spark application that ends while a trial runs in it. */
@Timeout(120)
class SparkEndIT {
    private JavaSparkContext spark;
    private SparkRunner runner;

    @BeforeEach
    void startCluster() {
        spark = LocalCluster.start("local-cluster[1,1,512]");
        runner = new SparkRunner(spark, LocalCluster.SCRIPTED, Optional.empty());
    }

    @AfterEach
    void stopCluster() {
        runner.close();
        spark.close();
    }

    @Test
    void trialsAreToldThatTheSameCommandGoesOn() {
        assertThatThrownBy(() -> runner.run(spec(1, ENDLESS, 1), EventLog.atEpochs(metrics -> spark.close())))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith("the Spark application has ended (SparkException: Job 0 cancelled because ")
                .hasMessageEndingWith("); run the same command again to go on");
        assertThatThrownBy(() -> runner.run(spec(2, COMPLETE, 1), new EventLog()))
                .isInstanceOf(WorkerException.class)
                .hasMessage("the Spark application has ended (IllegalStateException: Cannot call methods on a stopped"
                        + " SparkContext.); run the same command again to go on");
    }

    /** Ctrl-C: Spark ends its application beside the end of the trials. */
    @Test
    void aTrialThatIsInterruptedMeanwhileIsInterrupted() throws InterruptedException {
        assertThat(runner.run(spec(1, ENDLESS, 1), EventLog.atEpochs(metrics -> {
                            runner.close();
                            spark.close();
                        }))
                        .state())
                .isEqualTo(TrialState.INTERRUPTED);
    }
}
