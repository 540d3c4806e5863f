package werkbank.search.sampler;

import java.util.List;

/**
 * A study of before that a sampler may learn from. Its losses are another scale's: of other images, other epochs or another
 * figure. So nothing counts but which of its trials were better than which.
 *
 * @param name for people
 * @param bestFirst its trials, the best first, in the terms of this study's space; their values say the rank
 *     at budget 1, and no two trials of all such studies have the same number
 */
public record PastStudy(String name, List<Observation> bestFirst) {
    public PastStudy {
        bestFirst = List.copyOf(bestFirst);
    }
}
