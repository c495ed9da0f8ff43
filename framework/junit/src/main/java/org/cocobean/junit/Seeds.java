package org.cocobean.junit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.cocobean.internal.junit.RunSeed;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.session.Session;

/// The random numbers of a test: one seed for the whole run, and from it one per test that depends
/// on nothing but the test's identity.
///
/// @param root the seed of the run
/// @param test the seed of the test
record Seeds(long root, long test) {

    /// The simulators take positive 31-bit numbers.
    private static final long SIMULATOR_MASK = 0x7fff_ffffL;

    static Seeds of(Session session, RunSettings settings, String identity) {
        long root = RunSeed.of(session, settings);
        return new Seeds(root, hash(root, identity));
    }

    private static long hash(long root, String identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(root).array());
            digest.update(identity.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    long forSimulator() {
        return Math.max(1, test & SIMULATOR_MASK);
    }
}
