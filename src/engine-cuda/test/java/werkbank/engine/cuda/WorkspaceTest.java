package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import werkbank.engine.DeviceMemoryException;

/** Memory of a card of 1,000 bytes. */
class WorkspaceTest {
    private final FakeMemory card = new FakeMemory(1000);
    private final CardMemory memory = new CardMemory(card);
    private final Workspace workspace = new Workspace(memory);

    @BeforeEach
    void shortage() {
        memory.onShortage(workspace::giveBack);
    }

    @Test
    void itGrowsToTheLargestThatWasAskedFor() {
        assertThat(workspace.pointer()).isNull();
        workspace.reserve(100);
        long first = workspace.pointer().address();
        workspace.reserve(50);
        assertThat(workspace.pointer().address()).isEqualTo(first);
        workspace.reserve(300);
        assertThat(workspace.pointer().address()).isNotEqualTo(first);
        assertThat(card.taken.values()).containsExactly(300L);
        workspace.close();
        assertThat(card.taken).isEmpty();
    }

    @Test
    void whatAGraphHasTheAddressOfStaysUntilTheLastGraphIsGone() {
        workspace.reserve(100);
        workspace.graphBegun();
        workspace.graphBegun();
        workspace.reserve(300);
        assertThat(card.taken.values()).containsExactly(100L, 300L);
        workspace.graphEnded();
        assertThat(card.taken.values()).containsExactly(100L, 300L);
        workspace.graphEnded();
        assertThat(card.taken.values()).containsExactly(300L);
    }

    @Test
    void whatMayBeNeededIsThereAtOnceSoThatNothingIsOutgrownUnderAGraph() {
        workspace.expect(300);
        workspace.expect(200);
        assertThat(workspace.pointer()).as("before it is needed").isNull();
        workspace.reserve(100);
        workspace.graphBegun();
        workspace.reserve(200);
        workspace.reserve(300);
        assertThat(card.taken.values()).containsExactly(300L);
    }

    @Test
    void whereThereIsNoRoomForWhatMayBeNeededItHasWhatIs() {
        DevicePointer buffer = memory.allocate(500);
        workspace.expect(600);
        workspace.reserve(100);
        assertThat(card.taken.values()).containsExactlyInAnyOrder(500L, 100L);
        memory.free(buffer);
        workspace.reserve(200);
        assertThat(card.taken.values()).containsExactly(200L);
    }

    @Test
    void itIsGivenBackToWhoNeedsTheMemoryAndComesAgain() {
        workspace.reserve(400);
        DevicePointer buffer = memory.allocate(700);
        assertThat(card.taken.values()).containsExactly(700L);
        assertThatThrownBy(workspace::pointer)
                .isInstanceOf(DeviceMemoryException.class)
                .hasMessage("the GPU has not 400 bytes left: 0.0 of its 0 MiB are free");
        memory.free(buffer);
        assertThat(workspace.pointer()).isNotNull();
        assertThat(card.taken.values()).containsExactly(400L);
    }

    @Test
    void itIsNotGivenBackUnderAGraph() {
        workspace.reserve(400);
        workspace.graphBegun();
        assertThatThrownBy(() -> memory.allocate(700)).isInstanceOf(DeviceMemoryException.class);
        assertThat(card.taken.values()).containsExactly(400L);
    }

    @Test
    void figuresAreInTheMessage() {
        FakeMemory large = new FakeMemory(24L << 30);
        large.allocate(23L << 30);
        assertThatThrownBy(() -> new CardMemory(large).allocate(2L << 30))
                .hasMessage("the GPU has not 2,147,483,648 bytes left: 1024.0 of its 24576 MiB are free");
        assertThat(new CardMemory(large).allocate(0))
                .as("nothing has an address too")
                .isNotNull();
    }
}
