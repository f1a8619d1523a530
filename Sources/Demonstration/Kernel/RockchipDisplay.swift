/// The display driver: what the report's machine was starting when it failed.
let rockchipDisplaySources: [String: String] = [
  "drivers/gpu/drm/rockchip/rockchip_drm_fb.c": #"""
  /* A short stand-in for the Rockchip frame buffers, written for this demonstration. */

  #include <drm/drm_atomic_helper.h>
  #include <drm/drm_fb_helper.h>
  #include <drm/drm_modeset_helper_vtables.h>

  #include "rockchip_drm_drv.h"

  static const struct drm_mode_config_helper_funcs rockchip_mode_config_helpers = {
  	.atomic_commit_tail = drm_atomic_helper_commit_tail_rpm,
  };

  static const struct drm_mode_config_funcs rockchip_drm_mode_config_funcs = {
  	.output_poll_changed = drm_fb_helper_output_poll_changed,
  	.atomic_check = drm_atomic_helper_check,
  	.atomic_commit = drm_atomic_helper_commit,
  };

  void rockchip_drm_mode_config_init(struct drm_device *dev)
  {
  	dev->mode_config.funcs = &rockchip_drm_mode_config_funcs;
  	dev->mode_config.helper_private = &rockchip_mode_config_helpers;
  }

  """#,
  "drivers/gpu/drm/rockchip/rockchip_drm_vop.c": #"""
  /* A short stand-in for the Rockchip display controller, written for this demonstration. */

  #include <linux/clk.h>
  #include <linux/device.h>
  #include <linux/errno.h>
  #include <linux/io.h>
  #include <linux/kernel.h>
  #include <linux/bug.h>
  #include <linux/pm_runtime.h>
  #include <drm/drm_modeset_helper_vtables.h>
  #include <drm/drm_print.h>

  #include "rockchip_drm_drv.h"

  struct vop {
  	struct drm_crtc crtc;
  	struct device *dev;
  	struct drm_device *drm_dev;
  	bool is_enabled;
  	void __iomem *regs;
  	struct clk *hclk;
  	struct clk *dclk;
  };

  #define to_vop(x) container_of(x, struct vop, crtc)

  #define VOP_STANDBY 0x04
  #define VOP_REG_SET(vop, reg, v) vop_reg_set(vop, VOP_##reg, v, #reg)

  static void vop_reg_set(struct vop *vop, unsigned int offset, u32 value,
  			const char *reg_name)
  {
  	if (!vop->regs)
  		dev_dbg(vop->dev, "%s is not mapped\n", reg_name);
  	else
  		writel(value, vop->regs + offset);
  }

  static int vop_enable(struct drm_crtc *crtc)
  {
  	struct vop *vop = to_vop(crtc);
  	int err;

  	err = pm_runtime_get_sync(vop->dev);
  	if (err < 0) {
  		DRM_DEV_ERROR(vop->dev, "failed to get pm runtime: %d\n", err);
  		return err;
  	}

  	err = clk_enable(vop->hclk);
  	if (WARN_ON(err < 0))
  		goto put_pm;

  	err = clk_enable(vop->dclk);
  	if (WARN_ON(err < 0))
  		goto disable_hclk;

  	/* From here on the controller reads its pictures through the IOMMU. */
  	err = rockchip_drm_dma_attach_device(vop->drm_dev, vop->dev);
  	if (err) {
  		DRM_DEV_ERROR(vop->dev, "failed to attach dma mapping, %d\n", err);
  		goto disable_dclk;
  	}

  	VOP_REG_SET(vop, STANDBY, 0);
  	vop->is_enabled = true;
  	return 0;

  disable_dclk:
  	clk_disable(vop->dclk);
  disable_hclk:
  	clk_disable(vop->hclk);
  put_pm:
  	pm_runtime_put_sync(vop->dev);
  	return err;
  }

  static void vop_crtc_atomic_disable(struct drm_crtc *crtc, struct drm_atomic_state *state)
  {
  	struct vop *vop = to_vop(crtc);

  	VOP_REG_SET(vop, STANDBY, 1);
  	vop->is_enabled = false;
  	rockchip_drm_dma_detach_device(vop->drm_dev, vop->dev);
  	clk_disable(vop->dclk);
  	clk_disable(vop->hclk);
  	pm_runtime_put_sync(vop->dev);
  }

  static void vop_crtc_atomic_enable(struct drm_crtc *crtc, struct drm_atomic_state *state)
  {
  	struct vop *vop = to_vop(crtc);
  	int err;

  	if (WARN_ON(vop->is_enabled))
  		return;

  	err = vop_enable(crtc);
  	if (err)
  		DRM_DEV_ERROR(vop->dev, "Failed to enable vop (%d)\n", err);
  }

  static const struct drm_crtc_helper_funcs vop_crtc_helper_funcs = {
  	.atomic_enable = vop_crtc_atomic_enable,
  	.atomic_disable = vop_crtc_atomic_disable,
  };

  int vop_create_crtc(struct vop *vop);

  int vop_create_crtc(struct vop *vop)
  {
  	drm_crtc_helper_add(&vop->crtc, &vop_crtc_helper_funcs);
  	return rockchip_drm_dma_init_device(vop->drm_dev, vop->dev);
  }

  """#,
]

/// `rockchip_drm_drv.h`, which got a field for the IOMMU in the refactoring.
@Lines func rockchipDriverHeader(_ tree: KernelTree) -> String {
  #"""
  #ifndef _ROCKCHIP_DRM_DRV_H
  #define _ROCKCHIP_DRM_DRV_H

  #include <drm/drm_device.h>

  struct device;
  struct iommu_domain;

  struct rockchip_drm_private {
  	struct iommu_domain *domain;
  """#
  if tree.has(.privateDomain) { "\tstruct device *iommu_dev;" }
  #"""
  	struct mutex mm_lock;
  };

  int rockchip_drm_dma_attach_device(struct drm_device *drm_dev, struct device *dev);
  void rockchip_drm_dma_detach_device(struct drm_device *drm_dev, struct device *dev);
  int rockchip_drm_dma_init_device(struct drm_device *drm_dev, struct device *dev);
  void rockchip_drm_mode_config_init(struct drm_device *dev);

  #endif
  """#
}

/// `rockchip_drm_drv.c`: before and after its IOMMU refactoring, with and without the fix.
@Lines func rockchipDriver(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the Rockchip display driver, written for this demonstration. */

  #include <linux/device.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/slab.h>
  #include <drm/drm_print.h>
  #include <drm/drm_probe_helper.h>

  """#
  if tree.has(.driverDetach) {
    #"""
    #if defined(CONFIG_ARM_DMA_USE_IOMMU)
    #include <asm/dma-iommu.h>
    #else
    #define arm_iommu_detach_device(...) ({ })
    #define arm_iommu_release_mapping(...) ({ })
    #define to_dma_iommu_mapping(dev) NULL
    #endif

    """#
  }
  #"""
  #include "rockchip_drm_drv.h"

  """#
  if !tree.has(.privateDomain) {
    #"""
    static bool is_support_iommu = true;

    """#
  }
  if tree.has(.driverComment) {
    #"""
    /* Called each time a display controller is switched on. */
    """#
  } else {
    #"""
    /* Attaches the driver's IOMMU domain to one of its display controllers. */
    """#
  }
  #"""
  int rockchip_drm_dma_attach_device(struct drm_device *drm_dev, struct device *dev)
  {
  	struct rockchip_drm_private *private = drm_dev->dev_private;
  	int err;

  """#
  if tree.has(.privateDomain) { "\tif (!private->domain)" } else { "\tif (!is_support_iommu)" }
  #"""
  		return 0;

  """#
  if tree.has(.driverDetach) {
    #"""
    	/* The ARM DMA code may have put a domain of its own on the device before us. */
    	if (IS_ENABLED(CONFIG_ARM_DMA_USE_IOMMU)) {
    		struct dma_iommu_mapping *mapping = to_dma_iommu_mapping(dev);

    		if (mapping) {
    			arm_iommu_detach_device(dev);
    			arm_iommu_release_mapping(mapping);
    		}
    	}

    """#
  }
  #"""
  	err = iommu_attach_device(private->domain, dev);
  	if (err)
  		DRM_DEV_ERROR(dev, "Failed to attach iommu device\n");
  	return err;
  }

  void rockchip_drm_dma_detach_device(struct drm_device *drm_dev, struct device *dev)
  {
  	struct rockchip_drm_private *private = drm_dev->dev_private;

  """#
  if tree.has(.privateDomain) { "\tif (private->domain)" } else { "\tif (is_support_iommu)" }
  #"""
  		iommu_detach_device(private->domain, dev);
  }

  """#
  if tree.has(.privateDomain) {
    #"""
    int rockchip_drm_dma_init_device(struct drm_device *drm_dev, struct device *dev)
    {
    	struct rockchip_drm_private *private = drm_dev->dev_private;

    	/* The first controller behind an IOMMU speaks for all of them. */
    	if (!private->iommu_dev && device_iommu_mapped(dev))
    		private->iommu_dev = dev;
    	return 0;
    }

    static int rockchip_drm_init_iommu(struct drm_device *drm_dev)
    {
    	struct rockchip_drm_private *private = drm_dev->dev_private;

    	if (!private->iommu_dev)
    		return 0;
    	private->domain = iommu_domain_alloc(private->iommu_dev->bus);
    	return private->domain ? 0 : -ENOMEM;
    }

    """#
  } else {
    #"""
    int rockchip_drm_dma_init_device(struct drm_device *drm_dev, struct device *dev)
    {
    	if (!device_iommu_mapped(dev))
    		is_support_iommu = false;
    	return 0;
    }

    static int rockchip_drm_init_iommu(struct drm_device *drm_dev)
    {
    	struct rockchip_drm_private *private = drm_dev->dev_private;

    	if (!is_support_iommu)
    		return 0;
    	private->domain = iommu_domain_alloc(drm_dev->dev->bus);
    	return private->domain ? 0 : -ENOMEM;
    }

    """#
  }
  #"""
  int rockchip_drm_bind(struct drm_device *drm_dev);

  int rockchip_drm_bind(struct drm_device *drm_dev)
  {
  	struct rockchip_drm_private *private;
  	int err;

  	private = kzalloc(sizeof(*private), GFP_KERNEL);
  	if (!private)
  		return -ENOMEM;
  	drm_dev->dev_private = private;

  	err = rockchip_drm_init_iommu(drm_dev);
  	if (err)
  		goto free_private;
  	rockchip_drm_mode_config_init(drm_dev);
  	drm_kms_helper_poll_init(drm_dev);
  	return 0;

  free_private:
  	drm_dev->dev_private = NULL;
  	kfree(private);
  	return err;
  }
  """#
}
