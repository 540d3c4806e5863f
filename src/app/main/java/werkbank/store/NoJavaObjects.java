package werkbank.store;

import org.h2.api.JavaObjectSerializer;

/** A study holds no Java objects, so bytes that claim to be one are left alone. */
final class NoJavaObjects implements JavaObjectSerializer {
    @Override
    public byte[] serialize(Object object) {
        throw new UnsupportedOperationException("a study holds no Java objects");
    }

    @Override
    public Object deserialize(byte[] bytes) {
        throw new UnsupportedOperationException("a study holds no Java objects");
    }
}
