package werkbank.run.local;

import java.util.List;

/**
 * The workers that share a GPU.
 *
 * @param gpu the driver's number
 * @param workers that may run on it at the same time, at least 1
 */
public record CardShare(int gpu, int workers) {
    /** @throws IllegalArgumentException when fewer than one may run */
    public CardShare {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers can't share a GPU; at least 1 is needed");
        }
    }

    /** Gives each GPU one worker. */
    public static List<CardShare> oneEach(List<Integer> gpus) {
        return gpus.stream().map(gpu -> new CardShare(gpu, 1)).toList();
    }

    /** Lets as many workers on a GPU as come, where somebody else sees to their number. */
    public static CardShare unlimited(int gpu) {
        return new CardShare(gpu, Integer.MAX_VALUE);
    }

    /** Spreads workers as evenly as can be; each GPU has a place at least, for the case that another is lost. */
    static List<CardShare> spread(List<CardShare> cards, int workers) {
        int most = cards.isEmpty() ? 0 : Math.max(1, (workers + cards.size() - 1) / cards.size());
        return cards.stream().map(card -> new CardShare(card.gpu(), most)).toList();
    }
}
