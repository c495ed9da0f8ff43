package org.cocobean.bus.serial;

/// Is told what happens on the lines, as it happens.
interface I2cListener {

    /// SDA fell while SCL was high.
    void start();

    /// SDA rose while SCL was high.
    void stop();

    /// SCL rose.
    ///
    /// @param sda the level of the other line
    void rise(int sda);

    /// SCL fell.
    void fall();

    /// SDA changed while SCL was low.
    default void data() {}
}
