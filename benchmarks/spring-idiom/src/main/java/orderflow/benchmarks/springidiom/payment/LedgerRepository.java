package orderflow.benchmarks.springidiom.payment;

import org.springframework.data.jpa.repository.JpaRepository;

interface LedgerRepository extends JpaRepository<LedgerEntry, Long> {}
