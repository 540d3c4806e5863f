package werkbank.report.influence;

/**
 * Two parameters that matter together.
 *
 * @param share of the variance that their combination explains beyond what each does by itself, 0 to 1
 */
public record Interaction(String first, String second, double share) {}
