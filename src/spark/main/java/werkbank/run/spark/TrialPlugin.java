package werkbank.run.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import werkbank.file.Json;

/** Lets tasks talk with the driver over Spark's own connection: nothing else listens, and Spark authenticates it. */
public final class TrialPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext pluginContext) {
                context.addSparkListener(DriverEndpoint.DESK);
                context.addSparkListener(ExecutorFleet.FLEET);
                return Map.of();
            }

            @Override
            public Object receive(Object message) {
                ExecutorMessage said = Json.read((String) message, ExecutorMessage.class);
                if (said instanceof ExecutorMessage.Hello hello) {
                    ExecutorFleet.FLEET.hear(hello);
                    return null;
                }
                return DriverEndpoint.DESK
                        .receive((ExecutorMessage.Telling) said)
                        .name();
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void init(PluginContext context, Map<String, String> extra) {
                ExecutorSide.begin(context);
            }

            @Override
            public void shutdown() {
                ExecutorSide.end();
            }
        };
    }
}
