package org.cocobean.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

class PackingTests {

    @Test
    void fastLzCopiesRunsAndMatches() {
        // "abc" as it is, then 9 bytes from 3 bytes back, then "!" as it is
        byte[] packed = {2, 'a', 'b', 'c', (byte) (7 << 5), 0, 2, 0, '!'};
        assertThat(
                        new String(
                                Packing.fastLz(packed, 0, packed.length, 13),
                                StandardCharsets.US_ASCII))
                .isEqualTo("abcabcabcabc!");
    }

    @Test
    void lz4GivesBackWhatWasPacked() {
        byte[] plain = new byte[5000];
        new Random(1).nextBytes(plain);
        byte[] packed = LZ4Factory.safeInstance().fastCompressor().compress(plain);
        assertThat(Packing.unpack('4', packed, 0, packed.length, plain.length)).isEqualTo(plain);
    }

    @Test
    void damageIsSaid() {
        byte[] noise = {1, 2, 3, 4};
        assertThatThrownBy(() -> Packing.unpack('Z', noise, 0, 4, 100))
                .isInstanceOf(WaveFormatException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Packing.unpack('Q', noise, 0, 4, 100))
                .hasMessage("values are packed by 'Q'; known are 4, F, Z and !");
    }
}
