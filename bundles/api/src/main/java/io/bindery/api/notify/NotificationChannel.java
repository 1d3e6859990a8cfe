package io.bindery.api.notify;

import io.bindery.api.event.OutgoingEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells people what has happened. Register it as an OSGi service. Called from several threads at once; must tolerate
 * being told the same event twice ({@link OutgoingEvent#key()} is the same then).
 */
@ConsumerType
public interface NotificationChannel {

    /**
     * Tells of the event, if the channel's configuration says that somebody wants to know.
     *
     * @throws io.bindery.api.error.RetryableException if it cannot tell now and will be able to later
     */
    void tell(OutgoingEvent event) throws Exception;
}
