#!/usr/bin/env bash
# oneDNN 2.5.2 (org.bytedeco dnnl 2.5.2-1.5.7), batch normalisation of channels-last images in bf16; needs AVX-512 BF16.
# Guess: bf16 is as well served as f32 where the processor has it, whatever the number of channels.
# Seen: with 16 channels bf16 has code for AVX-512 BF16, as f32 has; with 8 or 24 f32 still has code for AVX2, but bf16 silently
# falls to 'nspc_bnorm:any', plain C++: 65,536 × 8 numbers took some 26 ms where f32 took 0.24 ms (one thread, Zen 4). Only the
# implementation's name tells. Layers whose channels are no multiple of 16 are better normalised in f32.
set -euo pipefail
grep -q avx512_bf16 /proc/cpuinfo || { echo "this processor has no AVX-512 BF16; nothing to see"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>dnnl-platform</artifactId><version>2.5.2-1.5.7</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

class Look {
    static String implementation(engine cpu, memory.data_type type, long channels) {
        memory.desc images = new memory.desc(new long[] {8, channels, 16, 16}, type, memory.format_tag.nhwc);
        int flags = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;
        return new batch_normalization_forward.primitive_desc(
                        new batch_normalization_forward.desc(dnnl.dnnl_forward_training, images, 1e-3f, flags), cpu)
                .impl_info_str().getString();
    }

    public static void main(String[] args) {
        engine cpu = new engine(engine.kind.cpu, 0);
        for (long channels : new long[] {8, 16, 24}) {
            System.out.println(channels + " channels: f32 " + implementation(cpu, memory.data_type.f32, channels)
                    + ", bf16 " + implementation(cpu, memory.data_type.bf16, channels));
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
grep -qx '8 channels: f32 bnorm_tbb_jit:avx2, bf16 nspc_bnorm:any' seen
grep -qx '16 channels: f32 bnorm_jit:avx512_common, bf16 bnorm_jit:avx512_core_bf16' seen
grep -qx '24 channels: f32 bnorm_tbb_jit:avx2, bf16 nspc_bnorm:any' seen
