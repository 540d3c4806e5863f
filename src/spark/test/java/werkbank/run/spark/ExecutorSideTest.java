package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static werkbank.experiment.ScriptedTrainer.ENDLESS;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** The workers of an executor, whose tasks have a card that none of them looks at. */
@Timeout(60)
class ExecutorSideTest {
    private final ExecutorService tasks = Executors.newCachedThreadPool();
    private final CountDownLatch training = new CountDownLatch(2);

    @AfterEach
    void end() {
        ExecutorSide.end();
        tasks.shutdownNow();
    }

    private Future<TrialResult> begin(int trial) {
        return tasks.submit(() -> ExecutorSide.workers(LocalCluster.SCRIPTED, OptionalInt.of(0))
                .run(spec(trial, ENDLESS, 1), EventLog.atEpochs(metrics -> {
                    if (metrics.epoch() == 1) {
                        training.countDown();
                    }
                })));
    }

    @Test
    void tasksThatSparkLetsShareACardTrainAtTheSameTime() throws Exception {
        Future<TrialResult> first = begin(1);
        Future<TrialResult> second = begin(2);

        assertThat(training.await(30, TimeUnit.SECONDS)).isTrue();
        ExecutorSide.end();
        assertThat(first.get().state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(second.get().state()).isEqualTo(TrialState.INTERRUPTED);
    }
}
