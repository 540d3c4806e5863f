package werkbank.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import werkbank.WerkbankException;

/** The one JSON form of our records, for the store, the workers and the command line. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The mapper that all share; don't reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Writes a value as one line of JSON. */
    public static String write(Object value) {
        return write(MAPPER.writer(), value);
    }

    /** Writes a value as JSON on several lines, for people. */
    public static String indented(Object value) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), value);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new WerkbankException("can't write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** @throws WerkbankException when the text is not JSON of that type */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new WerkbankException("can't read " + type.getSimpleName() + " from JSON", e);
        }
    }

    /** Reads a text that comes from others: it may have no key twice, and nothing after the end. */
    public static <T> T readStrictly(String json, Class<T> type) {
        try {
            return MAPPER.readerFor(type)
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new WerkbankException("can't read " + type.getSimpleName() + " from JSON", e);
        }
    }
}
