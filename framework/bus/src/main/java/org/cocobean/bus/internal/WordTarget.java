package org.cocobean.bus.internal;

import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;

/// Lets a target answer words of up to eight bytes.
public final class WordTarget {

    private WordTarget() {}

    /// Writes the runs of bytes that have their strobes.
    public static Response write(Target target, long address, long data, long strobes, int lanes) {
        Response worst = Response.OKAY;
        int lane = 0;
        while (lane < lanes) {
            int end = lane;
            while (end < lanes && ((strobes >> end) & 1) == 1) {
                end++;
            }
            if (end > lane) {
                byte[] bytes = new byte[end - lane];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (data >> (8 * (lane + i)));
                }
                worst = worst.or(target.write(address + lane, bytes));
            }
            lane = end + 1;
        }
        return worst;
    }

    /// Reads a whole word.
    public static WordQueue.Answer read(Target target, long address, int lanes) {
        byte[] bytes = new byte[lanes];
        Response response = target.read(address, bytes);
        long data = 0;
        for (int lane = 0; lane < lanes && !response.isError(); lane++) {
            data |= (bytes[lane] & 0xffL) << (8 * lane);
        }
        return new WordQueue.Answer(response, data);
    }
}
