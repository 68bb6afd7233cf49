/** The contract of every channel adapter, as tests: whoever writes one for a new broker extends the suite. */
@NullMarked
package orderflow.testkit.contract;

import org.jspecify.annotations.NullMarked;
