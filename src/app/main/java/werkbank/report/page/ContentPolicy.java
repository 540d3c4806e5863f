package werkbank.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** The page's Content-Security-Policy: only its own scripts run, and nothing is loaded. */
final class ContentPolicy {
    private ContentPolicy() {}

    /**
     * Styles are allowed inline because ECharts sets style attributes.
     *
     * @param scripts exactly what stands between the tags
     */
    static String allowing(String... scripts) {
        String hashes = Arrays.stream(scripts).map(ContentPolicy::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
