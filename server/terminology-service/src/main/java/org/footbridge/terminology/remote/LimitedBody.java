package org.footbridge.terminology.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** HTTP response body in memory, with a maximum size; a larger body fails as soon as it exceeds the maximum. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private long left;

    @Nullable
    private Subscription subscription;

    LimitedBody(long max) {
        this.left = max;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        left -= item.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left < 0 && subscription != null) {
            subscription.cancel();
            whole.onError(new IOException("the answer is too large"));
        } else {
            whole.onNext(item);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
