/// Ethernet between MAC and PHY: MII, GMII, RGMII and XGMII. Knows frames, and nothing of what they
/// carry.
@NullMarked
package org.cocobean.bus.ethernet;

import org.jspecify.annotations.NullMarked;
