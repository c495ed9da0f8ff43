package org.cocobean.adapter.container;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A socket that stands before the engine's and can be taken away with all connections, as when the
/// engine dies.
final class EngineProxy implements AutoCloseable {

    private final Path socket;
    private final Path engine;
    private final ServerSocketChannel server;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    private EngineProxy(Path socket, Path engine, ServerSocketChannel server) {
        this.socket = socket;
        this.engine = engine;
        this.server = server;
    }

    static EngineProxy at(Path socket, Path engine) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        EngineProxy proxy = new EngineProxy(socket, engine, server);
        Thread.ofVirtual().start(proxy::serve);
        return proxy;
    }

    String address() {
        return "unix://" + socket;
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                SocketChannel callee = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                open.addAll(List.of(caller, callee));
                Thread.ofVirtual().start(() -> pump(caller, callee));
                Thread.ofVirtual().start(() -> pump(callee, caller));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                bytes.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
