package werkbank.run.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import werkbank.experiment.Json;

/** Lets tasks talk with the driver over Spark's own connection: nothing else listens, and Spark authenticates it. */
public final class TrialPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext pluginContext) {
                context.addSparkListener(Desk.DESK);
                context.addSparkListener(Fleet.FLEET);
                return Map.of();
            }

            @Override
            public Object receive(Object message) {
                Said said = Json.read((String) message, Said.class);
                if (said instanceof Said.Hello hello) {
                    Fleet.FLEET.hear(hello);
                    return null;
                }
                return Desk.DESK.receive((Said.Telling) said).name();
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
