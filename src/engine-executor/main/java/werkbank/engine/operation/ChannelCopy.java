package werkbank.engine.operation;

/**
 * Neighbouring channels of each row that are copied to a place in rows of another width.
 *
 * @param rows images × pixels
 * @param channels that are copied
 * @param fromChannels of a row that they come from, at least {@code first + channels}
 * @param first of them there, counted from 0
 * @param toChannels of a row that they go to, at least {@code place + channels}
 * @param place of the first of them there
 */
public record ChannelCopy(int rows, int channels, int fromChannels, int first, int toChannels, int place) {}
