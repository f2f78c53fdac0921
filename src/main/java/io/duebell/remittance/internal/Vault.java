package io.duebell.remittance.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps statements as they came, by the hash of their bytes: on disk, and the directory too, before anybody is told so. */
@Component
class Vault {

    private static final int BUFFER = 1 << 16;

    private final RemittanceSettings settings;

    Vault(RemittanceSettings settings) {
        this.settings = settings;
    }

    /** Where a file lies. */
    record Lying(String hash, long bytes, String place) {}

    /** Empty: it is larger than what is taken. */
    Optional<Lying> keep(InputStream in) throws IOException {
        Path folder = Files.createDirectories(settings.files());
        Path coming = Files.createTempFile(folder, "coming-", ".part");
        try {
            MessageDigest digest = sha256();
            long bytes = write(new DigestInputStream(in, digest), coming);
            if (bytes > settings.largestFile()) {
                return Optional.empty();
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            Files.move(coming, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return Optional.of(new Lying(hash, bytes, hash));
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    Path at(String place) {
        return settings.files().resolve(place);
    }

    private long write(InputStream in, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0 && bytes <= settings.largestFile(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
            }
            channel.force(true);
            return bytes;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
