package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.cocobean.internal.session.Folder;

/// Small files in one folder that many processes see, each made once and never changed.
interface Shelf {

    /// Makes a file.
    ///
    /// @return false when it is there already
    boolean create(String name, String text) throws IOException;

    /// The names of all files, as of now.
    Set<String> names() throws IOException;

    /// Reads a file that is there.
    String read(String name) throws IOException;

    /// The files of a folder, which is made.
    static Shelf in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Shelf() {
            @Override
            public boolean create(String name, String text) throws IOException {
                Path file = folder.resolve(name);
                FileChannel channel;
                try {
                    channel =
                            FileChannel.open(
                                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                } catch (FileAlreadyExistsException e) {
                    return false;
                }
                try (channel) {
                    Folder.writeAll(channel, text);
                } catch (IOException e) {
                    Files.deleteIfExists(file); // no room: it is as if it had never been there
                    throw e;
                }
                return true;
            }

            @Override
            public Set<String> names() throws IOException {
                return Folder.names(folder);
            }

            @Override
            public String read(String name) throws IOException {
                return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
            }
        };
    }
}
