package org.leakproof.ingest.read.chat;

import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

/** Posts. */
class TwitterPostsTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new TwitterReader();
    }

    @Override
    public String fixture() {
        return "tweets.twitter";
    }
}
