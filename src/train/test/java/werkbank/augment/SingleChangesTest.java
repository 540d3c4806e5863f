package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.recipe.EachChange;

class SingleChangesTest {
    /** A change that is left out is missing on the sheet that a user looks at. */
    @Test
    void eachChangeOfAnImageIsTaken() {
        assertThat(EachChange.alone())
                .filteredOn(change -> !change.getKey().equals("mixing"))
                .hasSize(17)
                .allSatisfy(
                        change -> assertThat(SingleChanges.of(change.getValue()).values())
                                .as(change.getKey())
                                .containsExactly(change.getValue()));
    }
}
