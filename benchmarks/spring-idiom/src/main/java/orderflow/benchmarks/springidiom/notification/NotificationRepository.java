package orderflow.benchmarks.springidiom.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface NotificationRepository extends JpaRepository<Notification, Long> {

    @Modifying
    @Transactional
    @Query(
            "update Notification n set n.mailState = SENT, n.mailAddress = :address, n.mailSentAt = :at where n.id = :id")
    void markSent(@Nullable Long id, String address, Instant at);
}
