package orderflow.messaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The bytes of a message's body: unmodifiable, compared by content. */
public final class Body {

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Body of(byte[] bytes) {
        return new Body(bytes.clone());
    }

    public static Body of(String text) {
        return new Body(text.getBytes(UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** @return the length in bytes */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** @return the body as text; only good for people, since a body may be binary */
    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
