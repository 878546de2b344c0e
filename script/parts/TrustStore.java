import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Adds the certificates of a PEM bundle to those the JDK trusts: {@code java TrustStore.java BUNDLE RESULT}. */
class TrustStore {

    public static void main(String[] arguments) throws Exception {
        var password = "changeit".toCharArray();
        var store = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts").toFile(), password);
        var result = KeyStore.getInstance("PKCS12");
        result.load(null, password);
        for (var alias : java.util.Collections.list(store.aliases())) {
            result.setCertificateEntry(alias, store.getCertificate(alias));
        }
        try (var bundle = new FileInputStream(arguments[0])) {
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bundle)) {
                result.setCertificateEntry("bundle-" + number++, certificate);
            }
        }
        try (var file = new FileOutputStream(arguments[1])) {
            result.store(file, password);
        }
    }
}
