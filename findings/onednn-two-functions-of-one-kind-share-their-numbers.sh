#!/usr/bin/env bash
# oneDNN 2.5.2 (org.bytedeco dnnl 2.5.2-1.5.7), convolutions with several functions behind their sums; needs AVX-512 VNNI.
# Guess: post-operations run one after the other, each with the numbers that it was appended with.
# Seen: where brgemm computes the convolution (8 bits here), the second of two functions of one algorithm takes alpha and beta of
# the first: x -> 2x, then x -> 3x + 1 gives 4x, no error. A function of another algorithm between them changes nothing; folded
# into x -> 6x + 1 the result is right. So linear functions in a row are to be folded, and others of a kind to be kept apart.
set -euo pipefail
grep -q avx512_vnni /proc/cpuinfo || { echo "this processor has no AVX-512 VNNI; nothing to see"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
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
import static org.bytedeco.dnnl.global.dnnl.*;
import org.bytedeco.dnnl.*;
import org.bytedeco.javacpp.*;
class Look {
    /** One pixel of 16 channels 0, 1, 2, …, times the identity, then functions alpha · x + beta. */
    static String seen(float[]... functions) {
        var cpu = new engine(engine.kind.cpu, 0);
        var stream = new stream(cpu);
        long[] image = {1, 16, 1, 1}, filters = {16, 16, 1, 1}, one = {1, 1}, none = {0, 0};
        memory x = new memory(new memory.desc(image, memory.data_type.u8, memory.format_tag.nhwc), cpu);
        memory y = new memory(new memory.desc(image, memory.data_type.f32, memory.format_tag.nhwc), cpu);
        memory plain = new memory(new memory.desc(filters, memory.data_type.s8, memory.format_tag.oihw), cpu);
        byte[] pixels = new byte[16], identity = new byte[256];
        for (int i = 0; i < 16; i++) { pixels[i] = (byte) i; identity[17 * i] = 1; }
        new BytePointer(x.get_data_handle()).put(pixels); new BytePointer(plain.get_data_handle()).put(identity);
        var behind = new post_ops();
        for (float[] f : functions) behind.append_eltwise(1, org.bytedeco.dnnl.global.dnnl.algorithm.eltwise_linear, f[0], f[1]);
        primitive_attr how = new primitive_attr();
        how.set_post_ops(behind);
        var any = new memory.desc(filters, memory.data_type.s8, memory.format_tag.any);
        var call = new convolution_forward.primitive_desc(new convolution_forward.desc(org.bytedeco.dnnl.global.dnnl.prop_kind.forward_inference,
                org.bytedeco.dnnl.global.dnnl.algorithm.convolution_direct, x.get_desc(), any, y.get_desc(), one, none, none, none), how, cpu);
        memory packed = new memory(call.weights_desc(), cpu);
        new reorder(plain, packed).execute(stream, plain, packed);
        var map = new IntMemoryMap();
        map.put(DNNL_ARG_SRC, x); map.put(DNNL_ARG_WEIGHTS, packed); map.put(DNNL_ARG_DST, y);
        new convolution_forward(call).execute(stream, map);
        float[] found = new float[4];
        new FloatPointer(y.get_data_handle()).get(found);
        return call.impl_info_str().getString() + " " + java.util.Arrays.toString(found);
    }
    public static void main(String[] a) {
        System.out.println("2x, 3x + 1: " + seen(new float[] {2, 0}, new float[] {3, 1}));
        System.out.println("6x + 1: " + seen(new float[] {6, 1}));
    }
}
JAVA
java -cp "lib/*" Look.java 2>&1 | grep -v Warning | tee seen
grep -q '^2x, 3x + 1: brg.*\[0.0, 4.0, 8.0, 12.0\]$' seen
grep -q '^6x + 1: brg.*\[1.0, 7.0, 13.0, 19.0\]$' seen
