import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs who is present for a Guichet server, in Java 17 without any library. In uPortal or CAS, Nimbus JOSE does the same. */
public final class Token {
    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A text as JSON writes it. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(c == '"' || c == '\\' || c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return json.append('"').toString();
    }

    /**
     * @param person what is known of them: sub (never the mail), name, email …
     * @param key the private key in PEM for RS256, or the shared secret for HS256
     */
    public static String of(Map<String, String> person, String iss, String aud, String key, String alg, String kid, long now)
            throws GeneralSecurityException {
        Map<String, String> texts = new TreeMap<>(person);
        texts.putAll(Map.of("iss", iss, "aud", aud, "jti", UUID.randomUUID().toString()));
        String claims = texts.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
                .collect(Collectors.joining(",", "{\"iat\":" + now + ",\"exp\":" + (now + 300) + ",", "}"));
        String header = "{\"typ\":\"JWT\",\"alg\":" + quoted(alg) + ",\"kid\":" + quoted(kid) + "}";
        String input = encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
        return input + "." + encode(signature(input.getBytes(StandardCharsets.US_ASCII), key, alg));
    }

    private static byte[] signature(byte[] input, String key, String alg) throws GeneralSecurityException {
        if (alg.equals("HS256")) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(input);
        }
        byte[] der = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        signing.update(input);
        return signing.sign();
    }

    /** What the tests ask: iss, aud, algorithm, name of the key, present, then the person as pairs; the key comes on the input. */
    public static void main(String[] asked) throws Exception {
        String key = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        long now = asked[4].isEmpty() ? Instant.now().getEpochSecond() : Long.parseLong(asked[4]);
        Map<String, String> person = new TreeMap<>();
        for (int at = 5; at + 1 < asked.length; at += 2) person.put(asked[at], asked[at + 1]);
        System.out.print(of(person, asked[0], asked[1], key, asked[2], asked[3], now));
    }
}
