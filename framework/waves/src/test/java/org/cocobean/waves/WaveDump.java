package org.cocobean.waves;

import java.nio.file.Path;

/// Prints all that a file holds, for `tools/compare-waves.sh`: a line for each signal, its path and
/// then times and values, with tabs between them.
final class WaveDump {

    private WaveDump() {}

    public static void main(String[] arguments) {
        try (WaveFile file = WaveFile.open(Path.of(arguments[0]))) {
            file.read(file.signals(), file.start(), file.end())
                    .forEach((signal, trace) -> System.out.println(line(signal, trace)));
        }
    }

    private static String line(WaveSignal signal, WaveTrace trace) {
        StringBuilder line = new StringBuilder(signal.path());
        for (int i = 0; i < trace.size(); i++) {
            if (!trace.value(i).isEmpty()) {
                line.append('\t').append(trace.time(i)).append('\t');
                line.append(trace.value(i));
            }
        }
        return line.toString();
    }
}
