package org.footbridge.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A pair of Ed25519 keys by which checkpoints of the audit log are signed. */
public record SigningKey(PrivateKey secret, PublicKey open) {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "PRIVATE KEY";
    private static final String OPEN = "PUBLIC KEY";

    /** A new pair. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The pair of a file: a PKCS#8 private key and its public key, in PEM, one after the other.
     *
     * @throws IllegalArgumentException if the file has none, or the keys do not belong together
     */
    public static SigningKey parse(String pem) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            SigningKey key =
                    new SigningKey(keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, SECRET))), parsePublic(pem));
            byte[] probe = "footbridge".getBytes(StandardCharsets.UTF_8);
            if (!verifies(key.open, probe, key.sign(probe))) {
                throw new IllegalArgumentException("the two keys do not belong together");
            }
            return key;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("it has no Ed25519 private key", unreadable);
        }
    }

    /** The public key of a file in PEM. */
    public static PublicKey parsePublic(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block(pem, OPEN)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("it has no Ed25519 public key", unreadable);
        }
    }

    private static byte[] block(String pem, String name) {
        String begin = "-----BEGIN " + name + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END " + name + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("it has no block " + name);
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    private static String pem(String name, byte[] encoded) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + name
                + "-----\n";
    }

    /** Both keys in PEM. */
    public String pem() {
        return pem(SECRET, secret.getEncoded()) + publicPem();
    }

    /** The public key in PEM. */
    public String publicPem() {
        return pem(OPEN, open.getEncoded());
    }

    /** The Ed25519 signature of {@code message}. */
    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@code signature} is of {@code message}. */
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
