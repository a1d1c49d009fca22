package org.footbridge.audit;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.AuditRecord.Target;

/**
 * The compact binary form of an {@link AuditRecord}, which is stored and which the hash of the record covers: a version byte, then the
 * components in order. Numbers are unsigned LEB128. A text is its length plus 1 and its UTF-8; a UUID in lower case is the byte 1 and 16 bytes;
 * an empty text is the byte 0. A patient who is the target is the byte 1 without anything that follows. Version 2 has the reason for break-glass access at its
 * end; records without one are of version 1.
 */
public final class AuditCodec {
    private static final int VERSION = 1;
    private static final int WITH_REASON = 2;
    private static final int EMPTY = 0;
    private static final int UUID_FOLLOWS = 1;
    private static final int UUID_LENGTH = 36;

    private AuditCodec() {}

    /** The encoded record. */
    public static byte[] encode(AuditRecord audited) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(192);
        boolean reasoned = !audited.agent().reason().isEmpty();
        out.write(reasoned ? WITH_REASON : VERSION);
        number(out, Instants.micros(audited.recorded()));
        out.write(audited.interaction().number());
        out.write(audited.outcome().number());
        number(out, audited.status());
        Agent agent = audited.agent();
        text(out, agent.issuer());
        text(out, agent.user());
        text(out, agent.fhirUser());
        text(out, agent.client());
        texts(out, agent.roles());
        texts(out, agent.organisations());
        texts(out, agent.purposes());
        text(out, audited.address());
        text(out, audited.requestId());
        Target target = audited.target();
        text(out, target.operation());
        text(out, target.type());
        text(out, target.id());
        number(out, target.version());
        number(out, audited.patients().size());
        audited.patients().forEach(patient -> patient(out, patient, target));
        number(out, audited.found());
        text(out, audited.query());
        text(out, audited.detail());
        if (reasoned) {
            text(out, agent.reason());
        }
        return out.toByteArray();
    }

    private static void texts(ByteArrayOutputStream out, List<String> texts) {
        number(out, texts.size());
        texts.forEach(text -> text(out, text));
    }

    private static void patient(ByteArrayOutputStream out, String id, Target target) {
        boolean same = target.type().equals("Patient") && target.id().equals(id);
        out.write(same ? 1 : 0);
        if (!same) {
            text(out, id);
        }
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        if (text.isEmpty()) {
            out.write(EMPTY);
        } else if (isUuid(text)) {
            UUID uuid = UUID.fromString(text);
            out.write(UUID_FOLLOWS);
            out.writeBytes(ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(out, utf8.length + 1L);
            out.writeBytes(utf8);
        }
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char at = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? at != '-' : !(at >= '0' && at <= '9') && !(at >= 'a' && at <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * The record that was encoded.
     *
     * @throws IllegalArgumentException if {@code encoded} is not what {@link #encode} makes of a record
     */
    public static AuditRecord decode(byte[] encoded) {
        try {
            ByteBuffer in = ByteBuffer.wrap(encoded);
            byte version = in.get();
            if (version != VERSION && version != WITH_REASON) {
                throw new IllegalArgumentException("An audit record of an unknown version");
            }
            AuditRecord plain = read(in);
            AuditRecord audited = version == WITH_REASON ? plain.because(text(in)) : plain;
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("An audit record with bytes behind its end");
            }
            return audited;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("An audit record that is cut short", cut);
        }
    }

    private static AuditRecord read(ByteBuffer in) {
        Instant recorded = Instants.ofMicros(number(in));
        Interaction interaction = Interaction.of(in.get())
                .orElseThrow(() -> new IllegalArgumentException("An audit record of an unknown interaction"));
        Outcome outcome = Outcome.of(in.get())
                .orElseThrow(() -> new IllegalArgumentException("An audit record of an unknown outcome"));
        int status = (int) number(in);
        Agent agent = new Agent(text(in), text(in), text(in), text(in), texts(in), texts(in), texts(in), "");
        String address = text(in);
        String requestId = text(in);
        Target target = new Target(text(in), text(in), text(in), (int) number(in));
        int count = (int) number(in);
        List<String> patients = new ArrayList<>(2);
        for (int i = 0; i < count; i++) {
            patients.add(in.get() == 1 ? target.id() : text(in));
        }
        return new AuditRecord(
                recorded,
                interaction,
                outcome,
                status,
                agent,
                address,
                requestId,
                target,
                patients,
                (int) number(in),
                text(in),
                text(in));
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("An audit record with a number that is too long");
    }

    private static List<String> texts(ByteBuffer in) {
        long count = number(in);
        List<String> texts = new ArrayList<>(2);
        for (long i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(ByteBuffer in) {
        long length = number(in);
        if (length == EMPTY) {
            return "";
        } else if (length == UUID_FOLLOWS) {
            return new UUID(in.getLong(), in.getLong()).toString();
        } else if (length - 1 > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] utf8 = new byte[(int) length - 1];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
