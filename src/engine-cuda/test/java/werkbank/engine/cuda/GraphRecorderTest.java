package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.engine.DeviceLostException;
import werkbank.engine.operation.Recording;

/** With made-up calls that note their order. */
class GraphRecorderTest {
    private final List<String> done = new ArrayList<>();
    private final FakeMemory card = new FakeMemory(1000);
    private final CardMemory memory = new CardMemory(card);
    private final Workspace workspace = new Workspace(memory);
    private boolean refuses;
    private boolean refusesToBegin;

    private final CaptureCalls calls = new CaptureCalls() {
        @Override
        public void begin() {
            if (refusesToBegin) {
                throw new CudaException("capture is not supported");
            }
            done.add("begin with " + card.taken.values());
        }

        @Override
        public Graph end() {
            done.add("end");
            if (refuses) {
                throw new CudaException("operation not permitted when stream is capturing");
            }
            return new Graph() {
                @Override
                public void launch() {
                    done.add("launch");
                }

                @Override
                public void destroy() {
                    done.add("destroy");
                }
            };
        }

        @Override
        public void abandon() {
            done.add("abandon");
        }
    };

    private final GraphRecorder recorder = new GraphRecorder(calls, workspace);

    @Test
    void workIsCalledOnceAndLaunchedAsOften() {
        Recording recording = recorder.record(() -> done.add("work"));
        recording.run();
        recording.run();
        recording.close();
        recording.close();

        assertThat(done).containsExactly("begin with []", "work", "end", "launch", "launch", "destroy");
    }

    @Test
    void theWorkspaceIsThereBeforeTheCaptureAndStaysUnderTheGraph() {
        workspace.reserve(100);
        workspace.giveBack();
        Recording recording = recorder.record(() -> done.add("work"));

        assertThat(done).startsWith("begin with [100]");
        assertThat(workspace.giveBack()).isFalse();
        recording.close();
        assertThat(workspace.giveBack()).isTrue();
    }

    @Test
    void whatNoGraphCanHaveIsCalledEachTime() {
        refuses = true;
        Recording recording = recorder.record(() -> done.add("work"));
        recording.run();
        recording.run();
        recording.close();

        assertThat(done).containsExactly("begin with []", "work", "end", "work", "work");
    }

    @Test
    void aCaptureThatCannotBeginLeavesPlainCalls() {
        refusesToBegin = true;
        recorder.record(() -> done.add("work")).run();

        assertThat(done).containsExactly("work");
    }

    @Test
    void aCallThatFailsInTheCaptureEndsIt() {
        boolean[] first = {true};
        Recording recording = recorder.record(() -> {
            done.add("work");
            if (first[0]) {
                first[0] = false;
                throw new CudaException("cudnnConvolutionForward says no");
            }
        });
        recording.run();

        assertThat(done).containsExactly("begin with []", "work", "abandon", "work");
    }

    @Test
    void aLostCardIsNoReasonToGoOn() {
        assertThatThrownBy(() -> recorder.record(() -> {
                    throw new DeviceLostException("gone");
                }))
                .isInstanceOf(DeviceLostException.class);
        assertThat(done).containsExactly("begin with []", "abandon");
    }
}
