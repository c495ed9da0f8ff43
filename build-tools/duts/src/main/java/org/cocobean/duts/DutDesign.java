package org.cocobean.duts;

import org.cocobean.sim.HdlDesign;

/// A design that interfaces are wanted for.
///
/// @param javaPackage where they belong, empty for none
/// @param place what asks for it, for messages
record DutDesign(HdlDesign design, String javaPackage, String place) {}
