package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.engine.Workload;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

class HostMemoryTest {
    private static final Workload LOAD = new Workload(1000, false, Shape.grey(4, 4), 2, 1, 999, 1);

    @Test
    void addsUpASmallNetworkAsByHand() {
        Recipe recipe = TrainedSideBySide.recipe("[dense: 3]", "batch-size: 10, optimizer: adam");
        // images; 17 · 3 and 4 · 2 parameters, three arrays of an epoch's state twice and four in passing; three
        // batches
        // and the held-out image; two orders; one answer
        long heap = 1000 * (16 + 24) + 4 * (2 * 3 + 4) * (51 + 8) + 4 * (3 * 10 + 1) * 16 + 4 * 2 * 999 + (8 + 24);
        assertThat(HostMemory.heap(recipe, LOAD)).isEqualTo(heap);
        assertThat(new PlainEngine().heapMemory(recipe, LOAD)).isEqualTo(heap);
        assertThat(new PlainEngine().memory(recipe, LOAD)).isEqualTo((768L << 20) + heap);
    }
}
