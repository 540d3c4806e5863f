package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import werkbank.search.added.AddedServices;

/** A sampler and a scheduler that are added come into the schema and onto the pages by themselves. */
@ExtendWith(AddedServices.class)
class AddedReferenceTest {
    @Test
    void theTablesHaveThem() {
        assertThat(Reference.tables().get("samplers"))
                .endsWith(
                        """
                        | `middle` | | | | At random from the middle of each range. |
                        | | `width` | `0.5` | 0 < width ≤ 1 | The share of each range that is drawn from. |
                        """);
        assertThat(Reference.tables().get("which scheduler to take"))
                .endsWith("| `every-other` | Ends every other trial early. | |\n");
    }

    @Test
    void theSchemaHasThem() {
        assertThat(SchemaText.of(Reference.definitions().get("sampler")))
                .contains(
                        "[\"random\", \"grid\", \"genetic\", \"sobol\", \"tpe\", \"gp\", \"mfes\", \"prior-band\", \"auto\", \"middle\"]")
                .contains("\"middle\": {", "\"description\": \"The share of each range that is drawn from.\"");
        assertThat(SchemaText.of(Reference.definitions().get("scheduler")))
                .contains(
                        "[\"none\", \"median\", \"asha\", \"hyperband\", \"i-epoch\", \"freeze-thaw\", \"auto\", \"every-other\"]");
    }
}
