package org.cocobean.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/// The open standard input of a container's main program, which ends with it. Nothing is ever
/// written to it. However this JVM ends, the kernel closes its connection to the engine, and the
/// engine then closes the input, wherever the container runs.
final class Lifeline extends InputStream {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ResultCallback.Adapter<Frame> attached = new ResultCallback.Adapter<>();

    private Lifeline() {}

    /// Attaches to a container that has not been started yet.
    static Lifeline attach(DockerClient client, String container) throws InterruptedException {
        Lifeline lifeline = new Lifeline();
        client.attachContainerCmd(container)
                .withStdIn(lifeline)
                .withFollowStream(true)
                .exec(lifeline.attached)
                .awaitStarted();
        return lifeline;
    }

    @Override
    public int read() throws IOException {
        try {
            closed.await();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return read();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /// Lets the main program end.
    void cut() {
        close();
        try {
            attached.close();
        } catch (IOException e) {
            // The connection is gone, which is what was wanted.
        }
    }
}
