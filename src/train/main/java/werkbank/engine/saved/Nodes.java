package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** Parts of DL4J's JSON, which has its keys in alphabetical order. */
final class Nodes {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    /** An object without a class, whose keys are sorted. */
    static ObjectNode frame() {
        return new ObjectNode(FACTORY, new TreeMap<>());
    }

    /** An object of a class, whose keys are sorted. */
    static ObjectNode of(String className) {
        return frame().put(Names.CLASS, className);
    }

    /** An object of a class, whose keys stay as they are put. */
    static ObjectNode unsorted(String className) {
        return FACTORY.objectNode().put(Names.CLASS, className);
    }

    static ArrayNode list() {
        return FACTORY.arrayNode();
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode list = list();
        texts.forEach(list::add);
        return list;
    }

    static ArrayNode numbers(long... numbers) {
        ArrayNode list = list();
        for (long number : numbers) {
            list.add(number);
        }
        return list;
    }

    /** An object without a class, whose keys stay as they are put. */
    static ObjectNode unsorted() {
        return FACTORY.objectNode();
    }

    /** Height and width of a square. */
    static ArrayNode square(int side) {
        return list().add(side).add(side);
    }
}
