package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.util.stream.Collectors;

/** Layers in JSON have their name in the YAML file as {@code type}. */
final class LayerNames extends TypeIdResolverBase {
    @Override
    public String idFromValue(Object value) {
        return ((Layer) value).kind().name();
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> suggestedType) {
        return idFromValue(value);
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
        return Layer.kinds().stream()
                .filter(kind -> kind.name().equals(id))
                .findFirst()
                .map(kind -> context.constructType(kind.type()))
                .orElse(null); // which Jackson tells of with the place
    }

    @Override
    public String getDescForKnownTypeIds() {
        return Layer.kinds().stream().map(LayerKind::name).collect(Collectors.joining(", "));
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }
}
