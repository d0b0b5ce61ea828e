package dev.flamelab.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The JDK's TLS, which tells who speaks plain HTTP to it what is wrong, as Go's server does. */
final class TlsEngine extends JdkSSLEngineOptions {
    /** As long as the head of a TLS record, which none of these is. */
    private static final int LENGTH = 5;

    private static final Set<String> BEGINNINGS = Set.of("GET /", "HEAD ", "POST ", "PUT /", "OPTIO");

    private static final String ANSWER = "HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "X-Go-Pprof: 1\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\r\n"
            + "Client sent an HTTP request to an HTTPS server: ask with https://\n";

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new Context(super.create());
            }
        };
    }

    private static final class Context extends DelegatingSslContext {
        Context(SslContext context) {
            super(context);
        }

        @Override
        protected SslHandler newHandler(
                ByteBufAllocator buffers, String host, int port, boolean later, Executor tasks) {
            return new Listener(newEngine(buffers, host, port), tasks);
        }

        @Override
        protected SslHandler newHandler(ByteBufAllocator buffers, boolean later, Executor tasks) {
            return new Listener(newEngine(buffers), tasks);
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            // It is right as it is.
        }
    }

    private static final class Listener extends SslHandler {
        private boolean begun;
        private boolean plain;

        Listener(SSLEngine engine, Executor tasks) {
            super(engine, tasks);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws SSLException {
            if (!begun && in.readableBytes() >= LENGTH) {
                begun = true;
                plain = BEGINNINGS.contains(in.toString(in.readerIndex(), LENGTH, StandardCharsets.ISO_8859_1));
                if (plain) {
                    context.writeAndFlush(Unpooled.copiedBuffer(ANSWER, StandardCharsets.ISO_8859_1))
                            .addListener(told -> context.close());
                }
            }
            if (plain) {
                in.skipBytes(in.readableBytes());
            } else {
                super.decode(context, in, out);
            }
        }
    }
}
